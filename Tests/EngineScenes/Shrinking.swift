package import Conferencing

/// The steps from which no stretch can be taken without their ceasing to fail.
package func shrunk(_ steps: [Step], while fails: ([Step]) -> Bool) -> [Step] {
    var steps = steps
    var stretch = steps.count / 2
    while stretch > 0 {
        var start = 0
        var hasShrunk = false
        while start < steps.count {
            let fewer = Array(steps[..<start]) + steps.dropFirst(start + stretch)
            if fails(fewer) {
                steps = fewer
                hasShrunk = true
            } else {
                start += stretch
            }
        }
        if !hasShrunk || stretch > 1 { stretch /= 2 }
    }
    return steps
}

extension Profile {
    /// The knobs that are not as they are by default.
    package var unusualKnobs: String {
        zip(Mirror(reflecting: self).children, Mirror(reflecting: Profile.relay).children)
            .filter { "\($0.value)" != "\($1.value)" }
            .map { "\($0.0.label ?? ""): \($0.0.value)" }
            .joined(separator: ", ")
    }
}
