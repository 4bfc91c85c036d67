/* SPDX-License-Identifier: Apache-2.0 */
/* docx_names.c - the vocabularies of WordprocessingML, Transitional and Strict.
 * ISO/IEC 29500-1 and -4, annex A. */
#include "read/docx_names.h"

#define OPENXML "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"

static const char *const W[] = { OPENXML "wordprocessingml/2006/main",
                                 STRICT "wordprocessingml/main", NULL };
static const char *const W14[] = {
    "http://schemas.microsoft.com/office/word/2010/wordml", NULL
};
static const char *const R[] = { OPENXML "officeDocument/2006/relationships",
                                 STRICT "officeDocument/relationships", NULL };
static const char *const M[] = { OPENXML "officeDocument/2006/math",
                                 STRICT "officeDocument/math", NULL };
static const char *const A[] = { OPENXML "drawingml/2006/main", STRICT "drawingml/main",
                                 NULL };
static const char *const C[] = { OPENXML "drawingml/2006/chart",
                                 STRICT "drawingml/chart", NULL };
static const char *const DGM[] = { OPENXML "drawingml/2006/diagram",
                                   STRICT "drawingml/diagram", NULL };
static const char *const V[] = { "urn:schemas-microsoft-com:vml", NULL };
static const char *const O[] = { "urn:schemas-microsoft-com:office:office", NULL };
static const char *const MC[] = { OPENXML "markup-compatibility/2006", NULL };
static const char *const REL[] = { OPENXML "package/2006/relationships", NULL };
static const char *const CT[] = { OPENXML "package/2006/content-types", NULL };
static const char *const DC[] = { "http://purl.org/dc/elements/1.1/", NULL };
static const char *const CP[] = { OPENXML "package/2006/metadata/core-properties",
                                  NULL };
static const char *const EP[] = { OPENXML "officeDocument/2006/extended-properties",
                                  STRICT "officeDocument/extendedProperties", NULL };
static const char *const *const NONE = NULL;

XmlNames *docx_names_new(Error *err)
{
#define DOCX_NAME_ROW(number, space, local) { space, local, number },
    const XmlName names[] = { DOCX_NAMES(DOCX_NAME_ROW) };
#undef DOCX_NAME_ROW
    return xml_names_new(names, sizeof names / sizeof *names, err);
}
