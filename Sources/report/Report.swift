import Study

@main struct Main { static func main() { print("report") } }
