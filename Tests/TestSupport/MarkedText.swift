/// A text in which a test has marked stretches: `start: ⟦here⟧`, and `⟪there⟫` for what a note points at.
///
/// The marks are taken out; what they enclosed is kept as ranges of code points, in the order of the opening marks.
/// Marks may lie within one another, and one that encloses nothing marks a place between two characters.
public struct MarkedText: Sendable {
    /// The text without its marks.
    public let text: String
    /// What stood between `⟦` and `⟧`, half-open, in code points from the start of the text.
    public let ranges: [Range<Int>]
    /// What stood between `⟪` and `⟫`, in the same way.
    public let notes: [Range<Int>]

    /// Takes a text with marks, each of them closed.
    public init(_ marked: String) {
        var scalars = String.UnicodeScalarView()
        var main = Marks()
        var notes = Marks()
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "⟦": main.open(at: scalars.count)
            case "⟧": main.close(at: scalars.count)
            case "⟪": notes.open(at: scalars.count)
            case "⟫": notes.close(at: scalars.count)
            default: scalars.append(scalar)
            }
        }
        text = String(scalars)
        ranges = main.closed(in: marked)
        self.notes = notes.closed(in: marked)
    }

    /// The text in UTF-8.
    public var bytes: [UInt8] { Array(text.utf8) }

    /// The marks of one kind.
    private struct Marks {
        private var ranges: [Range<Int>] = []
        private var opened: [Int] = []
        private var isBroken = false

        mutating func open(at place: Int) {
            opened.append(ranges.count)
            ranges.append(place..<place)
        }

        mutating func close(at place: Int) {
            guard let index = opened.popLast() else {
                isBroken = true
                return
            }
            ranges[index] = ranges[index].lowerBound..<place
        }

        func closed(in marked: String) -> [Range<Int>] {
            precondition(opened.isEmpty && !isBroken, "marks without their counterparts in: \(marked)")
            return ranges
        }
    }
}
