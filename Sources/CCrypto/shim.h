// SHA-256 only; OpenSSL costs no build time.
#include <openssl/evp.h>
#include <openssl/sha.h>
