# SPDX-License-Identifier: Apache-2.0
import os

from making import docx, paragraph, save

os.makedirs("regles/essai")
save("regles/pack.yaml", b'name: essai\nversion: "1"\nlaw-date: 2026-11-01\n')
save("regles/essai/lente.yaml", b"""title: {fr: "Lente"}
summary: {fr: "Un motif qui revient sans fin sur ses pas."}
level: [{is: recommandation}]
subject:
  - "x(a+)+$"
""")
save("long.docx", docx(paragraph("x" + "a" * 30_000 + "b")))
