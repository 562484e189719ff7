@main
struct Fingerprint { static func main() {} }
