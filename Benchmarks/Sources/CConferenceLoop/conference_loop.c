#include "conference_loop.h"
#include <stdint.h>
#include <stdlib.h>

// The least that leaving and joining takes: a list threaded through the calls, counts, and what is said written out.
typedef struct {
    int32_t session, tag, conference, previous, next;
    uint8_t state, flags, beep;
} call_t;

typedef struct {
    int32_t first, last, size, starters, enders;
    int running;
} conference_t;

typedef struct {
    int64_t at;
    int32_t kind, session, request, code, call, tag, conference, size;
    uint8_t status, flags;
} output_t;

enum { starts = 1, ends = 2, reply = 1, event = 2, joined = 3, left = 4 };

static void leave(call_t *calls, conference_t *room, int32_t place, int32_t request, output_t *outputs, long *count) {
    call_t *call = &calls[place];
    outputs[(*count)++] = (output_t){.kind = reply, .session = call->session, .request = request, .code = 200, .call = place};
    if (call->previous >= 0) calls[call->previous].next = call->next;
    else room->first = call->next;
    if (call->next >= 0) calls[call->next].previous = call->previous;
    else room->last = call->previous;
    call->conference = -1;
    room->size--;
    if (call->flags & starts) room->starters--;
    if (call->flags & ends) room->enders--;
    outputs[(*count)++] = (output_t){
        .kind = event, .status = left, .session = call->session, .call = place, .tag = call->tag, .size = room->size,
        .flags = call->flags,
    };
}

static void join(call_t *calls, conference_t *room, int32_t place, int32_t request, output_t *outputs, long *count) {
    call_t *call = &calls[place];
    outputs[(*count)++] = (output_t){.kind = reply, .session = call->session, .request = request, .code = 200, .call = place};
    call->conference = 0;
    call->flags = starts;
    call->previous = room->last;
    call->next = -1;
    if (room->last >= 0) calls[room->last].next = place;
    else room->first = place;
    room->last = place;
    room->size++;
    room->starters++;
    if (!room->running && room->starters > 0) room->running = 1;
    outputs[(*count)++] = (output_t){
        .kind = event, .status = joined, .session = call->session, .call = place, .tag = call->tag, .size = room->size,
        .flags = call->flags,
    };
}

long conference_loop(int members, long rounds) {
    call_t *calls = calloc((size_t)members, sizeof *calls);
    output_t *outputs = calloc(8, sizeof *outputs);
    if (!calls || !outputs) abort();
    conference_t room = {.first = -1, .last = -1};
    long count = 0, events = 0;
    int32_t request = 0;
    for (int32_t place = 0; place < members; place++) {
        calls[place] = (call_t){.tag = place, .conference = -1, .previous = -1, .next = -1};
        join(calls, &room, place, request++, outputs, &count);
        count = 0;
    }
    uint64_t random = 88172645463325252ull;
    for (long round = 0; round < rounds; round++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        int32_t place = (int32_t)(random % (uint64_t)members);
        leave(calls, &room, place, request++, outputs, &count);
        join(calls, &room, place, request++, outputs, &count);
        for (long output = 0; output < count; output++) events += outputs[output].kind == event;
        count = 0;
    }
    free(calls);
    free(outputs);
    return events;
}
