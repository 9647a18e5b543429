/// Finds the name that somebody probably meant: the nearest one, never merely the first near one.
public enum Nearest {
    /// Longer texts are compared with nothing: they are no misspelt names, and the work stays bounded.
    private static let longestText = 80

    /// The nearest of `names` to a text that is none of them; nil where none is near enough for a good guess.
    ///
    /// A name that differs in case and separators only (`startOnEnter` for `start_on_enter`) comes first. Then the least
    /// number of insertions, deletions, replacements and swaps of neighbours counts, which may be at most a third of the
    /// longer text. The first name in the list wins a tie.
    public static func name(to text: String, among names: [String]) -> String? {
        let wanted = Array(text.unicodeScalars.prefix(longestText + 1))
        guard !wanted.isEmpty, wanted.count <= longestText else { return nil }
        let bare = letters(wanted)
        if !bare.isEmpty, let name = names.first(where: { letters(Array($0.unicodeScalars)) == bare }) { return name }

        let folded = wanted.map(lowercased)
        var best: (name: String, distance: Int)?
        for name in names {
            let candidate = name.unicodeScalars.map(lowercased)
            let limit = max(candidate.count, folded.count, 3) / 3
            guard abs(candidate.count - folded.count) <= limit else { continue }
            let distance = distance(from: folded, to: candidate)
            guard distance <= limit, distance < min(folded.count, candidate.count) else { continue }
            if let best, best.distance <= distance { continue }
            best = (name, distance)
        }
        return best?.name
    }

    /// The letters and digits of a name, in lower case.
    private static func letters(_ name: [Unicode.Scalar]) -> [Unicode.Scalar] {
        name.filter { $0 != "_" && $0 != "-" && $0 != " " && $0 != "." }.map(lowercased)
    }

    /// Names of the wire are ASCII, so no other case has to be folded.
    private static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard ("A"..."Z").contains(scalar) else { return scalar }
        return Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value) + 0x20)
    }

    /// The Damerau-Levenshtein distance in which no stretch is edited twice (optimal string alignment).
    static func distance(from first: [Unicode.Scalar], to second: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for row in first.indices {
            var current = [row + 1]
            for column in second.indices {
                let replaced = last[column] + (first[row] == second[column] ? 0 : 1)
                var least = min(replaced, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                current.append(least)
            }
            beforeLast = last
            last = current
        }
        return last[second.count]
    }
}
