/* SPDX-License-Identifier: Apache-2.0 */
/* docx_symbols.c - what the codes of symbol fonts look like, in Unicode.
 *
 * Symbol is given whole (its Greek and mathematics are text); of the Wingdings family
 * only what a tender uses: boxes, ticks, arrows, bullets. */
#include "read/docx_symbols.h"

#include <strings.h>

typedef struct SymbolRow {
    uint8_t code;
    Symbol symbol;
} SymbolRow;

#define CHARACTER(code, unicode)                                                       \
    {                                                                                  \
        code,                                                                          \
        {                                                                              \
            SYMBOL_CHARACTER, unicode, BOX_UNTICKED                                    \
        }                                                                              \
    }
#define BOX(code, state)                                                               \
    {                                                                                  \
        code,                                                                          \
        {                                                                              \
            SYMBOL_BOX, 0, state                                                       \
        }                                                                              \
    }

static const SymbolRow wingdings[] = {
    CHARACTER(0x20, ' '),
    CHARACTER(0x22, 0x2702), /* scissors */
    CHARACTER(0x28, 0x260E), /* telephone */
    CHARACTER(0x29, 0x2706),
    CHARACTER(0x2A, 0x2709), /* envelopes */
    CHARACTER(0x2B, 0x2709),
    CHARACTER(0x46, 0x261E), /* hands */
    CHARACTER(0x47, 0x261D),
    CHARACTER(0x6C, 0x25CF),
    CHARACTER(0x6D, 0x274D),
    CHARACTER(0x6E, 0x25AA), /* the square bullet of the DC forms: not a ticked box */
    BOX(0x6F, BOX_UNTICKED),
    BOX(0x70, BOX_UNTICKED),
    BOX(0x71, BOX_UNTICKED), /* with a shadow */
    BOX(0x72, BOX_UNTICKED),
    CHARACTER(0x73, 0x2B27),
    CHARACTER(0x74, 0x29EB),
    CHARACTER(0x75, 0x25C6),
    CHARACTER(0x76, 0x2756),
    CHARACTER(0x77, 0x2B25),
    BOX(0x78, BOX_TICKED), /* with a cross */
    CHARACTER(0x9E, 0x00B7),
    CHARACTER(0x9F, 0x2022),
    CHARACTER(0xA1, 0x25CB),
    CHARACTER(0xA7, 0x25AA),
    BOX(0xA8, BOX_UNTICKED),
    CHARACTER(0xAB, 0x2605),
    CHARACTER(0xD8, 0x27A2),
    CHARACTER(0xDF, 0x2190),
    CHARACTER(0xE0, 0x2192),
    CHARACTER(0xE1, 0x2191),
    CHARACTER(0xE2, 0x2193),
    CHARACTER(0xE8, 0x2794),
    CHARACTER(0xEF, 0x21E6),
    CHARACTER(0xF0, 0x21E8),
    CHARACTER(0xF1, 0x21E7),
    CHARACTER(0xF2, 0x21E9),
    CHARACTER(0xFB, 0x2717),
    CHARACTER(0xFC, 0x2713),
    BOX(0xFD, BOX_TICKED), /* crossed */
    BOX(0xFE, BOX_TICKED), /* ticked */
};

static const SymbolRow wingdings2[] = {
    CHARACTER(0x20, ' '),    CHARACTER(0x4F, 0x2717), CHARACTER(0x50, 0x2713),
    BOX(0x51, BOX_TICKED),   BOX(0x52, BOX_TICKED),   BOX(0x53, BOX_TICKED),
    BOX(0x54, BOX_TICKED),   CHARACTER(0x96, 0x25CF), CHARACTER(0x97, 0x25CF),
    CHARACTER(0x98, 0x25CF), CHARACTER(0xA2, 0x25AA), BOX(0xA3, BOX_UNTICKED),
};

static const SymbolRow wingdings3[] = {
    CHARACTER(0x20, ' '),    CHARACTER(0x21, 0x2190), CHARACTER(0x22, 0x2192),
    CHARACTER(0x23, 0x2191), CHARACTER(0x24, 0x2193), CHARACTER(0x7D, 0x25B6),
    CHARACTER(0x84, 0x25C0),
};

static const SymbolRow webdings[] = {
    CHARACTER(0x20, ' '),    CHARACTER(0x34, 0x25B6), CHARACTER(0x3D, 0x25CF),
    CHARACTER(0x61, 0x2713), BOX(0x63, BOX_UNTICKED), CHARACTER(0x67, 0x25AA),
    CHARACTER(0x6E, 0x25CF), CHARACTER(0x72, 0x2717),
};

/* Symbol from 0x20; 0 where it has nothing. */
static const uint16_t symbol[] = {
    /* 20 */ 0x0020, 0x0021, 0x2200, 0x0023, 0x2203, 0x0025, 0x0026, 0x220B,
    /* 28 */ 0x0028, 0x0029, 0x2217, 0x002B, 0x002C, 0x2212, 0x002E, 0x002F,
    /* 30 */ 0x0030, 0x0031, 0x0032, 0x0033, 0x0034, 0x0035, 0x0036, 0x0037,
    /* 38 */ 0x0038, 0x0039, 0x003A, 0x003B, 0x003C, 0x003D, 0x003E, 0x003F,
    /* 40 */ 0x2245, 0x0391, 0x0392, 0x03A7, 0x0394, 0x0395, 0x03A6, 0x0393,
    /* 48 */ 0x0397, 0x0399, 0x03D1, 0x039A, 0x039B, 0x039C, 0x039D, 0x039F,
    /* 50 */ 0x03A0, 0x0398, 0x03A1, 0x03A3, 0x03A4, 0x03A5, 0x03C2, 0x03A9,
    /* 58 */ 0x039E, 0x03A8, 0x0396, 0x005B, 0x2234, 0x005D, 0x22A5, 0x005F,
    /* 60 */ 0x203E, 0x03B1, 0x03B2, 0x03C7, 0x03B4, 0x03B5, 0x03C6, 0x03B3,
    /* 68 */ 0x03B7, 0x03B9, 0x03D5, 0x03BA, 0x03BB, 0x03BC, 0x03BD, 0x03BF,
    /* 70 */ 0x03C0, 0x03B8, 0x03C1, 0x03C3, 0x03C4, 0x03C5, 0x03D6, 0x03C9,
    /* 78 */ 0x03BE, 0x03C8, 0x03B6, 0x007B, 0x007C, 0x007D, 0x223C, 0,
    /* 80 */ 0,      0,      0,      0,      0,      0,      0,      0,
    /* 88 */ 0,      0,      0,      0,      0,      0,      0,      0,
    /* 90 */ 0,      0,      0,      0,      0,      0,      0,      0,
    /* 98 */ 0,      0,      0,      0,      0,      0,      0,      0,
    /* A0 */ 0x20AC, 0x03D2, 0x2032, 0x2264, 0x2044, 0x221E, 0x0192, 0x2663,
    /* A8 */ 0x2666, 0x2665, 0x2660, 0x2194, 0x2190, 0x2191, 0x2192, 0x2193,
    /* B0 */ 0x00B0, 0x00B1, 0x2033, 0x2265, 0x00D7, 0x221D, 0x2202, 0x2022,
    /* B8 */ 0x00F7, 0x2260, 0x2261, 0x2248, 0x2026, 0x23D0, 0x23AF, 0x21B5,
    /* C0 */ 0x2135, 0x2111, 0x211C, 0x2118, 0x2297, 0x2295, 0x2205, 0x2229,
    /* C8 */ 0x222A, 0x2283, 0x2287, 0x2284, 0x2282, 0x2286, 0x2208, 0x2209,
    /* D0 */ 0x2220, 0x2207, 0x00AE, 0x00A9, 0x2122, 0x220F, 0x221A, 0x22C5,
    /* D8 */ 0x00AC, 0x2227, 0x2228, 0x21D4, 0x21D0, 0x21D1, 0x21D2, 0x21D3,
    /* E0 */ 0x25CA, 0x2329, 0x00AE, 0x00A9, 0x2122, 0x2211, 0x239B, 0x239C,
    /* E8 */ 0x239D, 0x23A1, 0x23A2, 0x23A3, 0x23A7, 0x23A8, 0x23A9, 0x23AA,
    /* F0 */ 0,      0x232A, 0x222B, 0x2320, 0x23AE, 0x2321, 0x239E, 0x239F,
    /* F8 */ 0x23A0, 0x23A4, 0x23A5, 0x23A6, 0x23AB, 0x23AC, 0x23AD, 0,
};

static const struct {
    const char *name;
    size_t length;
    SymbolFont font;
} fonts[] = {
    { "Symbol", 6, SYMBOL_SYMBOL },           { "Wingdings", 9, SYMBOL_WINGDINGS },
    { "Wingdings 2", 11, SYMBOL_WINGDINGS2 }, { "Wingdings 3", 11, SYMBOL_WINGDINGS3 },
    { "Webdings", 8, SYMBOL_WEBDINGS },
};

SymbolFont symbol_font(const char *name, size_t length)
{
    char first = length ? (char)(name[0] | 0x20) : '\0';
    if (first != 's' && first != 'w') /* asked for every run */
        return SYMBOL_TEXT;
    for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++)
        if (fonts[i].length == length && strncasecmp(fonts[i].name, name, length) == 0)
            return fonts[i].font;
    return SYMBOL_TEXT;
}

static Symbol look_up(const SymbolRow *rows, size_t count, uint32_t code)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].code == code)
            return rows[i].symbol;
    return (Symbol){ .kind = SYMBOL_NOTHING };
}

#define LOOK_UP(rows, code) look_up(rows, sizeof rows / sizeof *rows, code)

Symbol symbol_find(SymbolFont font, uint32_t code)
{
    if (code >= 0xF000 && code <= 0xF0FF)
        code -= 0xF000;
    if (code < 0x20 || code > 0xFF)
        return (Symbol){ .kind = SYMBOL_CHARACTER, .code = code };
    switch (font) {
    case SYMBOL_SYMBOL:
        return (Symbol){ .kind =
                             symbol[code - 0x20] ? SYMBOL_CHARACTER : SYMBOL_NOTHING,
                         .code = symbol[code - 0x20] };
    case SYMBOL_WINGDINGS2:
        return LOOK_UP(wingdings2, code);
    case SYMBOL_WINGDINGS3:
        return LOOK_UP(wingdings3, code);
    case SYMBOL_WEBDINGS:
        return LOOK_UP(webdings, code);
    case SYMBOL_WINGDINGS:
        return LOOK_UP(wingdings, code);
    default: {
        Symbol found = LOOK_UP(wingdings, code);
        return found.kind == SYMBOL_NOTHING ? symbol_find(SYMBOL_SYMBOL, code) : found;
    }
    }
}
