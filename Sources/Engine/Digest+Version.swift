import CCrypto

extension Digest {
  /// The version of OpenSSL's libcrypto that is loaded.
  public static var version: String { String(cString: OpenSSL_version(OPENSSL_VERSION_STRING)) }
}
