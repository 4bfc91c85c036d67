/* SPDX-License-Identifier: Apache-2.0 */
/* docx_symbols.h - characters that mean something only in one font.
 *
 * Word writes tick boxes, arrows and bullets as codes of Wingdings, Symbol and their
 * kin: in w:sym, as private-use characters U+F020 to U+F0FF, or as plain letters in
 * that font. */
#ifndef CLAUSIER_READ_DOCX_SYMBOLS_H
#define CLAUSIER_READ_DOCX_SYMBOLS_H

#include "document/document.h"

#include <stddef.h>
#include <stdint.h>

typedef enum SymbolFont {
    SYMBOL_UNSET, /* no font was named */
    SYMBOL_TEXT,  /* an ordinary font */
    SYMBOL_SYMBOL,
    SYMBOL_WINGDINGS,
    SYMBOL_WINGDINGS2,
    SYMBOL_WINGDINGS3,
    SYMBOL_WEBDINGS,
} SymbolFont;

typedef enum SymbolKind {
    SYMBOL_NOTHING,   /* a picture that says nothing */
    SYMBOL_CHARACTER, /* a character: `code` */
    SYMBOL_BOX,       /* a tick box: `box` */
} SymbolKind;

typedef struct Symbol {
    SymbolKind kind;
    uint32_t code;
    BoxState box;
} Symbol;

/* The font of that name (not NUL-terminated), letter case aside. */
SymbolFont symbol_font(const char *name, size_t length);

/* What `code` (0x20 to 0xFF, or 0xF020 to 0xF0FF) shows in `font`; SYMBOL_UNSET and
 * SYMBOL_TEXT are read as Wingdings, else as Symbol: such codes come from one of them.
 */
Symbol symbol_find(SymbolFont font, uint32_t code);

#endif
