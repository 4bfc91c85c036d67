# SPDX-License-Identifier: Apache-2.0
from making import docx, paragraph, save

save("a.docx", docx(paragraph("Rouge\u009b31m, titre\u009d0;t, \u202eenvers\u202c, effacé\x7f.")))
