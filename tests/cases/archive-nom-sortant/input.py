# SPDX-License-Identifier: Apache-2.0
from making import docx, pack, paragraph, save

good = docx(paragraph("Bonjour."))
save("dce.zip", pack(("../../CCAP.docx", good), ("RC.docx", good)))
