/* The signatures: side by side in columns of equal width, on one page. */
#include "layout/signature_block.h"

struct signature_block {
    length left, width; /* of the first column; of each */
    length tops[SIGNATURE_PARTS];
    length height;
    struct text_block texts[SIGNATURE_LIMIT][SIGNATURE_PARTS];
};

/* Breaks the lines of one part of every signature and returns the most there are. */
static unsigned break_part(struct flow *flow, struct signature_block *signatures,
                           unsigned part)
{
    const struct appendix *appendix = flow->appendix;
    struct text_style style = line_text_style(&appendix->profile->signatures[part]);
    unsigned most = 0;
    for (unsigned i = 0; i < appendix->signature_count; i++) {
        struct text_block *text = &signatures->texts[i][part];
        *text = break_lines(flow->metrics, &style, appendix->signatures[i].parts[part],
                            signatures->width - style.size, true, flow->arena);
        if (text->line_count > most)
            most = text->line_count;
    }
    return most;
}

/* The same part of all signatures stands on one height. The room for signing, above the
 * names, is there also where the names are not. */
static void lay_out(struct flow *flow, struct signature_block *signatures)
{
    struct text_area area = page_area(flow->builder);
    signatures->left = area.left;
    signatures->width = (area.right - area.left) / (length)flow->appendix->signature_count;
    for (unsigned part = 0; part < SIGNATURE_PARTS; part++) {
        const struct line_spec *line = &flow->appendix->profile->signatures[part];
        unsigned lines = break_part(flow, signatures, part);
        if (lines || part == SIGNATURE_NAME)
            signatures->height += line->before;
        signatures->tops[part] = signatures->height;
        signatures->height += (length)lines * line->leading;
    }
}

static void place(struct flow *flow, const struct signature_block *signatures)
{
    const struct appendix *appendix = flow->appendix;
    length y = page_cursor(flow->builder);
    for (unsigned i = 0; i < appendix->signature_count; i++) {
        length left = signatures->left + (length)i * signatures->width;
        for (unsigned part = 0; part < SIGNATURE_PARTS; part++) {
            const struct text_block *text = &signatures->texts[i][part];
            struct text_style style = line_text_style(&appendix->profile->signatures[part]);
            length top = y + signatures->tops[part];
            struct block block = {.role = ROLE_SIGNATURE, .top = top};
            if (!text->line_count)
                continue;
            page_add_lines(flow->builder, page_add_block(flow->builder, &block), text, 0,
                           text->line_count, &style, ALIGN_CENTER, left,
                           left + signatures->width, top);
        }
    }
    page_set_cursor(flow->builder, y + signatures->height);
}

/* What no page holds side by side stands one below the other. */
static int set_below_each_other(struct flow *flow)
{
    const struct appendix *appendix = flow->appendix;
    for (unsigned i = 0; i < appendix->signature_count; i++)
        for (unsigned part = 0; part < SIGNATURE_PARTS; part++)
            if (flow_text(flow, appendix->signatures[i].parts[part],
                          &appendix->profile->signatures[part], ROLE_SIGNATURE,
                          ALIGN_CENTER))
                return -1;
    return 0;
}

length signature_block_height(struct flow *flow)
{
    struct signature_block signatures = {0};
    if (flow->appendix->signature_count)
        lay_out(flow, &signatures);
    return signatures.height;
}

int signature_block_set(struct flow *flow)
{
    if (!flow->appendix->signature_count)
        return 0;
    struct signature_block signatures = {0};
    lay_out(flow, &signatures);
    struct text_area area = page_area(flow->builder);
    if (signatures.height > area.bottom - area.top)
        return set_below_each_other(flow);
    if (flow_make_room(flow, signatures.height))
        return -1;
    place(flow, &signatures);
    return 0;
}
