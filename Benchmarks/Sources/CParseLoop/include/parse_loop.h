#include <stddef.h>
/// Parses all of the bytes with libyaml and throws the events away; returns how many there were, or -1 for bad YAML.
long parse_loop(const unsigned char *bytes, size_t count);
