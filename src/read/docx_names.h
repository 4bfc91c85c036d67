/* SPDX-License-Identifier: Apache-2.0 */
/* docx_names.h - every XML name that the DOCX reader understands.
 *
 * A name stands for an element and for an attribute of the same name alike.  The list
 * is the whole of what is read: what is not here is transparent. */
#ifndef CLAUSIER_READ_DOCX_NAMES_H
#define CLAUSIER_READ_DOCX_NAMES_H

#include "container/xml.h"

/* X(number, vocabulary, local name); the vocabularies are in docx_names.c. */
#define DOCX_NAMES(X)                                                                  \
    /* blocks */                                                                       \
    X(W_P, W, "p")                                                                     \
    X(W_PPR, W, "pPr")                                                                 \
    X(W_PSTYLE, W, "pStyle")                                                           \
    X(W_NUMPR, W, "numPr")                                                             \
    X(W_NUMID, W, "numId")                                                             \
    X(W_ILVL, W, "ilvl")                                                               \
    X(W_OUTLINELVL, W, "outlineLvl")                                                   \
    X(W_PAGEBREAKBEFORE, W, "pageBreakBefore")                                         \
    X(W_FRAMEPR, W, "framePr")                                                         \
    X(W_DROPCAP, W, "dropCap")                                                         \
    X(W_TABS, W, "tabs")                                                               \
    X(W_ALTCHUNK, W, "altChunk")                                                       \
    X(W_SUBDOC, W, "subDoc")                                                           \
    /* runs */                                                                         \
    X(W_R, W, "r")                                                                     \
    X(W_RPR, W, "rPr")                                                                 \
    X(W_RSTYLE, W, "rStyle")                                                           \
    X(W_RFONTS, W, "rFonts")                                                           \
    X(W_B, W, "b")                                                                     \
    X(W_I, W, "i")                                                                     \
    X(W_CAPS, W, "caps")                                                               \
    X(W_STRIKE, W, "strike")                                                           \
    X(W_DSTRIKE, W, "dstrike")                                                         \
    X(W_VANISH, W, "vanish")                                                           \
    X(W_SPECVANISH, W, "specVanish")                                                   \
    X(W_HIGHLIGHT, W, "highlight")                                                     \
    X(W_SHD, W, "shd")                                                                 \
    X(W_LANG, W, "lang")                                                               \
    /* what runs hold */                                                               \
    X(W_T, W, "t")                                                                     \
    X(W_DELTEXT, W, "delText")                                                         \
    X(W_INSTRTEXT, W, "instrText")                                                     \
    X(W_DELINSTRTEXT, W, "delInstrText")                                               \
    X(W_TAB, W, "tab")                                                                 \
    X(W_PTAB, W, "ptab")                                                               \
    X(W_BR, W, "br")                                                                   \
    X(W_CR, W, "cr")                                                                   \
    X(W_NOBREAKHYPHEN, W, "noBreakHyphen")                                             \
    X(W_SOFTHYPHEN, W, "softHyphen")                                                   \
    X(W_SYM, W, "sym")                                                                 \
    X(W_LASTRENDEREDPAGEBREAK, W, "lastRenderedPageBreak")                             \
    X(W_RT, W, "rt")                                                                   \
    X(W_RUBYPR, W, "rubyPr")                                                           \
    X(W_FOOTNOTEREFERENCE, W, "footnoteReference")                                     \
    X(W_ENDNOTEREFERENCE, W, "endnoteReference")                                       \
    X(W_COMMENTREFERENCE, W, "commentReference")                                       \
    X(W_OBJECT, W, "object")                                                           \
    X(W_CONTROL, W, "control")                                                         \
    X(W_TXBXCONTENT, W, "txbxContent")                                                 \
    X(W_HYPERLINK, W, "hyperlink")                                                     \
    /* fields and forms */                                                             \
    X(W_FLDSIMPLE, W, "fldSimple")                                                     \
    X(W_FLDCHAR, W, "fldChar")                                                         \
    X(W_CHECKBOX, W, "checkBox")                                                       \
    X(W_CHECKED, W, "checked")                                                         \
    X(W_DEFAULT, W, "default")                                                         \
    X(W_DDLIST, W, "ddList")                                                           \
    X(W_RESULT, W, "result")                                                           \
    X(W_LISTENTRY, W, "listEntry")                                                     \
    X(W_SDT, W, "sdt")                                                                 \
    X(W_SDTPR, W, "sdtPr")                                                             \
    X(W_SDTCONTENT, W, "sdtContent")                                                   \
    X(W_SHOWINGPLCHDR, W, "showingPlcHdr")                                             \
    X(W_DROPDOWNLIST, W, "dropDownList")                                               \
    X(W_COMBOBOX, W, "comboBox")                                                       \
    X(W_DATE, W, "date")                                                               \
    X(W_DOCPARTGALLERY, W, "docPartGallery")                                           \
    X(W14_CHECKBOX, W14, "checkbox")                                                   \
    X(W14_CHECKED, W14, "checked")                                                     \
    X(W14_VAL, W14, "val")                                                             \
    /* tracked changes */                                                              \
    X(W_INS, W, "ins")                                                                 \
    X(W_DEL, W, "del")                                                                 \
    X(W_MOVEFROM, W, "moveFrom")                                                       \
    X(W_MOVETO, W, "moveTo")                                                           \
    X(W_CELLDEL, W, "cellDel")                                                         \
    X(W_PPRCHANGE, W, "pPrChange")                                                     \
    X(W_RPRCHANGE, W, "rPrChange")                                                     \
    X(W_SECTPRCHANGE, W, "sectPrChange")                                               \
    X(W_TBLPRCHANGE, W, "tblPrChange")                                                 \
    X(W_TRPRCHANGE, W, "trPrChange")                                                   \
    X(W_TCPRCHANGE, W, "tcPrChange")                                                   \
    X(W_TBLPREXCHANGE, W, "tblPrExChange")                                             \
    X(W_NUMBERINGCHANGE, W, "numberingChange")                                         \
    /* tables */                                                                       \
    X(W_TBL, W, "tbl")                                                                 \
    X(W_TR, W, "tr")                                                                   \
    X(W_TRPR, W, "trPr")                                                               \
    X(W_TBLHEADER, W, "tblHeader")                                                     \
    X(W_GRIDBEFORE, W, "gridBefore")                                                   \
    X(W_HIDDEN, W, "hidden")                                                           \
    X(W_TC, W, "tc")                                                                   \
    X(W_TCPR, W, "tcPr")                                                               \
    X(W_GRIDSPAN, W, "gridSpan")                                                       \
    X(W_VMERGE, W, "vMerge")                                                           \
    X(W_HMERGE, W, "hMerge")                                                           \
    /* sections */                                                                     \
    X(W_SECTPR, W, "sectPr")                                                           \
    X(W_HEADERREFERENCE, W, "headerReference")                                         \
    X(W_FOOTERREFERENCE, W, "footerReference")                                         \
    X(W_TITLEPG, W, "titlePg")                                                         \
    X(W_EVENANDODDHEADERS, W, "evenAndOddHeaders")                                     \
    /* notes, comments, building blocks */                                             \
    X(W_FOOTNOTE, W, "footnote")                                                       \
    X(W_ENDNOTE, W, "endnote")                                                         \
    X(W_COMMENT, W, "comment")                                                         \
    X(W_DOCPARTPR, W, "docPartPr")                                                     \
    /* styles */                                                                       \
    X(W_STYLE, W, "style")                                                             \
    X(W_NAME, W, "name")                                                               \
    X(W_BASEDON, W, "basedOn")                                                         \
    X(W_RPRDEFAULT, W, "rPrDefault")                                                   \
    X(W_TBLSTYLEPR, W, "tblStylePr")                                                   \
    X(W_STYLEID, W, "styleId")                                                         \
    /* numbering */                                                                    \
    X(W_ABSTRACTNUM, W, "abstractNum")                                                 \
    X(W_ABSTRACTNUMID, W, "abstractNumId")                                             \
    X(W_NUMSTYLELINK, W, "numStyleLink")                                               \
    X(W_LVL, W, "lvl")                                                                 \
    X(W_START, W, "start")                                                             \
    X(W_NUMFMT, W, "numFmt")                                                           \
    X(W_FORMAT, W, "format")                                                           \
    X(W_LVLRESTART, W, "lvlRestart")                                                   \
    X(W_ISLGL, W, "isLgl")                                                             \
    X(W_LVLTEXT, W, "lvlText")                                                         \
    X(W_LVLPICBULLETID, W, "lvlPicBulletId")                                           \
    X(W_NUM, W, "num")                                                                 \
    X(W_LVLOVERRIDE, W, "lvlOverride")                                                 \
    X(W_STARTOVERRIDE, W, "startOverride")                                             \
    /* attributes */                                                                   \
    X(W_VAL, W, "val")                                                                 \
    X(W_ID, W, "id")                                                                   \
    X(W_TYPE, W, "type")                                                               \
    X(W_AUTHOR, W, "author")                                                           \
    X(W_INSTR, W, "instr")                                                             \
    X(W_FLDCHARTYPE, W, "fldCharType")                                                 \
    X(W_FONT, W, "font")                                                               \
    X(W_CHAR, W, "char")                                                               \
    X(W_ASCII, W, "ascii")                                                             \
    X(W_HANSI, W, "hAnsi")                                                             \
    X(W_FILL, W, "fill")                                                               \
    X(R_ID, R, "id")                                                                   \
    X(R_EMBED, R, "embed")                                                             \
    X(R_DM, R, "dm")                                                                   \
    /* mathematics, drawings */                                                        \
    X(M_R, M, "r")                                                                     \
    X(M_T, M, "t")                                                                     \
    X(M_CTRLPR, M, "ctrlPr")                                                           \
    X(A_P, A, "p")                                                                     \
    X(A_T, A, "t")                                                                     \
    X(A_BR, A, "br")                                                                   \
    X(A_BLIP, A, "blip")                                                               \
    X(C_CHART, C, "chart")                                                             \
    X(C_TX, C, "tx")                                                                   \
    X(C_V, C, "v")                                                                     \
    X(DGM_RELIDS, DGM, "relIds")                                                       \
    X(V_TEXTPATH, V, "textpath")                                                       \
    X(V_IMAGEDATA, V, "imagedata")                                                     \
    X(O_OLEOBJECT, O, "OLEObject")                                                     \
    X(MC_ALTERNATECONTENT, MC, "AlternateContent")                                     \
    X(MC_CHOICE, MC, "Choice")                                                         \
    X(MC_FALLBACK, MC, "Fallback")                                                     \
    X(N_REQUIRES, NONE, "Requires")                                                    \
    X(N_STRING, NONE, "string")                                                        \
    /* the package */                                                                  \
    X(REL_RELATIONSHIP, REL, "Relationship")                                           \
    X(N_ID, NONE, "Id")                                                                \
    X(N_TYPE, NONE, "Type")                                                            \
    X(N_TARGET, NONE, "Target")                                                        \
    X(N_TARGETMODE, NONE, "TargetMode")                                                \
    X(CT_OVERRIDE, CT, "Override")                                                     \
    X(CT_DEFAULT, CT, "Default")                                                       \
    X(N_PARTNAME, NONE, "PartName")                                                    \
    X(N_EXTENSION, NONE, "Extension")                                                  \
    X(N_CONTENTTYPE, NONE, "ContentType")                                              \
    X(DC_CREATOR, DC, "creator")                                                       \
    X(CP_LASTMODIFIEDBY, CP, "lastModifiedBy")                                         \
    X(EP_COMPANY, EP, "Company")                                                       \
    X(EP_MANAGER, EP, "Manager")                                                       \
    X(EP_APPLICATION, EP, "Application")

#define DOCX_NAME_NUMBER(number, space, local) number,
enum { DOCX_NAME_NONE, DOCX_NAMES(DOCX_NAME_NUMBER) DOCX_NAME_COUNT };
#undef DOCX_NAME_NUMBER

/* The table of all of them; the caller owns it. */
XmlNames *docx_names_new(Error *err);

#endif
