# SPDX-License-Identifier: Apache-2.0
import os

from making import docx, paragraph, save

save("bon.docx", docx(paragraph("Bonjour.")))
os.mkdir("dossier.docx")
os.mkfifo("tube.docx")
os.symlink("boucle.docx", "boucle.docx")
os.symlink("nulle-part.docx", "perdu.docx")
os.symlink(".", "retour")
