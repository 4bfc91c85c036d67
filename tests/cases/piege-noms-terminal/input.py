# SPDX-License-Identifier: Apache-2.0
from making import docx, pack, paragraph, save

good = docx(paragraph("Bonjour."))
save("noms.zip", pack(("rouge\u009b31m.docx", good), ("titre\u009d0;t.docx", b"rien"), ("\u202exod.docx", b"%PDF-1.7")))
