import CCrypto

extension Digest {
  /// Of OpenSSL's libcrypto, as it is loaded.
  public static var version: String { String(cString: OpenSSL_version(OPENSSL_VERSION_STRING)) }
}
