# SPDX-License-Identifier: Apache-2.0
import struct

from making import WORD, docx, docx_of, pack, paragraph, save

save("bon.docx", docx(paragraph("Bonjour.")))
save("doctype.docx", docx_of(f'<!DOCTYPE d [<!ENTITY e "ha">]><w:document {WORD}><w:body>&e;</w:body></w:document>'))
save("rapport.docx", docx(paragraph("a" * 20_000_000)))
save("profond.docx", docx("<w:tbl><w:tr><w:tc>" * 4000 + "</w:tc></w:tr></w:tbl>" * 4000))
save("balise.docx", docx('<w:p w:x="' + "abcdefgh01234567" * 400_000 + '"/>', ("x/sel", bytes(1000))))
save("noms.docx", docx("".join(f"<w:n{i}/>" for i in range(30_000))))

# A directory that says 100 bytes where there are twenty million.
liar = bytearray(docx(paragraph("a" * 20_000_000)))
at = liar.rindex(b"word/document.xml") - 46
liar[at + 24:at + 28] = struct.pack("<I", 100)
save("menteur.docx", bytes(liar))

nested = docx(paragraph("Bonjour."))
for level in range(4):
    nested = pack((f"{level}.zip", nested))
save("poupees.zip", nested)
