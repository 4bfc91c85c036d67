/* SPDX-License-Identifier: Apache-2.0 */
/* odt_names.c - the vocabularies of OpenDocument.  OASIS OpenDocument 1.4, part 3, 1.4.
 */
#include "read/odt_names.h"

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"

static const char *const OFFICE[] = { ODF "office:1.0", NULL };
static const char *const META[] = { ODF "meta:1.0", NULL };
static const char *const SCRIPT[] = { ODF "script:1.0", NULL };
static const char *const STYLE[] = { ODF "style:1.0", NULL };
static const char *const TEXT[] = { ODF "text:1.0", NULL };
static const char *const TABLE[] = { ODF "table:1.0", NULL };
static const char *const DRAW[] = { ODF "drawing:1.0", NULL };
static const char *const FORM[] = { ODF "form:1.0", NULL };
static const char *const FO[] = { ODF "xsl-fo-compatible:1.0", NULL };
static const char *const SVG[] = { ODF "svg-compatible:1.0", NULL };
static const char *const DC[] = { "http://purl.org/dc/elements/1.1/", NULL };
static const char *const XLINK[] = { "http://www.w3.org/1999/xlink", NULL };
static const char *const XML[] = { "http://www.w3.org/XML/1998/namespace", NULL };
static const char *const MATH[] = { "http://www.w3.org/1998/Math/MathML", NULL };
static const char *const OOO[] = { "http://openoffice.org/2004/office", NULL };
static const char *const FIELD[] = {
    "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0", NULL
};
static const char *const LOEXT[] = {
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", NULL
};

XmlNames *odt_names_new(Error *err)
{
#define ODT_NAME_ROW(number, space, local) { space, local, number },
    static const XmlName names[] = { ODT_NAMES(ODT_NAME_ROW) };
#undef ODT_NAME_ROW
    return xml_names_new(names, sizeof names / sizeof *names, err);
}
