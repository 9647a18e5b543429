#pragma once

// Random members of one conference leave and join it again, `rounds` times; returns how many events were written.
long conference_loop(int members, long rounds);
