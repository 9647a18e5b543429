/// The median of several runs, in seconds, after one that is not counted.
func median(of runs: Int, _ body: () -> Void) -> Double {
    body()
    let clock = ContinuousClock()
    let times = (0..<runs).map { _ in
        let duration = clock.measure(body)
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }
    return times.sorted()[runs / 2]
}

/// A number with so many digits behind the point.
func text(_ value: Double, _ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = Int64((value * scale).rounded())
    guard digits > 0 else { return String(whole) }
    let fraction = String(whole % Int64(scale))
    return "\(whole / Int64(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
}

/// One row of the table.
func row(_ what: String, _ figure: String, _ ratio: String) {
    let padded = what + String(repeating: " ", count: max(1, 58 - what.count))
    print("| \(padded)| \(figure) | \(ratio) |")
}
