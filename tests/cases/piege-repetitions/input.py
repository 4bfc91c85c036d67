# SPDX-License-Identifier: Apache-2.0
from making import docx, paragraph, save

save("bon.docx", docx(paragraph("Bonjour.")))
save("redite.docx", docx(paragraph("ne comporte pas de clause d'insertion, " * 20_000)))
