// Settings of jemalloc, which reads this name when the program starts; without jemalloc it is an unused text.
//
// Workers are processes with one thread, so one arena will do; freed memory goes back in a fifth of a second, so that what reading
// the inbox took is gone before the workers are forked.
extern "C" {
// NOLINTNEXTLINE: the name is jemalloc's.
const char* malloc_conf = "narenas:1,dirty_decay_ms:200,muzzy_decay_ms:0";
}
