# SPDX-License-Identifier: Apache-2.0
from making import docx, pack, paragraph, save

good = docx(paragraph("Bonjour."))
names = ("../../etc/haut.docx", "/absolu.docx", "c:\\lettre.docx", "rouge\x1b[31m.docx")
save("noms.zip", pack(*((name, good) for name in names), ("titre\x1b]0;titre\x07.docx", b"rien")))
