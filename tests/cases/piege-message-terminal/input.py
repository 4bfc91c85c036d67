# SPDX-License-Identifier: Apache-2.0
from making import save

save("k.yml", b'"k\\e[31m": 1\n')
