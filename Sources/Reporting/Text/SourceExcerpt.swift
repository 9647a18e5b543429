import YAMLSource

/// A line of a file with a caret under the exact characters, as they line up in a terminal.
struct SourceExcerpt {
    /// The most columns of a line that are shown.
    static let maximumWidth = 110

    let place: SourcePlace
    /// What stands in front of every line.
    var indent = ""

    /// The line and the line with the carets below it, each ended by a line break.
    func text(_ style: Style) -> String {
        let start = place.start
        let end = place.end
        let line = place.source.line(start.line)
        let cells = line.unicodeScalars.map(Cell.init)
        let first = min(start.column - 1, cells.count)
        let last = end.line == start.line ? min(max(end.column - 1, first), cells.count) : trimmedCount(cells)
        let window = SourceExcerpt.window(cells, first, last)
        let number = String(start.line)
        let gutter = String(repeating: " ", count: number.count)
        let before = window.hasPrefix ? 1 : 0
        let shown =
            (window.hasPrefix ? "…" : "") + cells[window.range].map(\.text).joined() + (window.hasSuffix ? "…" : "")
        let skip = cells[window.range.lowerBound..<max(window.range.lowerBound, first)].reduce(before) { $0 + $1.width }
        let length = max(1, cells[first..<max(first, min(last, window.range.upperBound))].reduce(0) { $0 + $1.width })
        let caret = String(repeating: " ", count: skip) + style.mark(String(repeating: "^", count: length))
        return "\(indent)\(style.faint(number + " |")) \(shown)\n\(indent)\(style.faint(gutter + " |")) \(caret)\n"
    }

    private func trimmedCount(_ cells: [Cell]) -> Int {
        (cells.lastIndex { $0.text != " " } ?? cells.count - 1) + 1
    }

    /// The stretch of a long line that is shown, around what is marked.
    private static func window(
        _ cells: [Cell],
        _ first: Int,
        _ last: Int
    ) -> (range: Range<Int>, hasPrefix: Bool, hasSuffix: Bool) {
        guard cells.count > maximumWidth else { return (0..<cells.count, false, false) }
        var low = 0
        if last > maximumWidth - 2 { low = max(0, min(first - 20, cells.count - maximumWidth)) }
        let high = min(cells.count, low + maximumWidth)
        return (low..<high, low > 0, high < cells.count)
    }

    /// One code point as it is shown.
    private struct Cell {
        let text: String
        let width: Int

        init(_ scalar: Unicode.Scalar) {
            if scalar == "\t" {
                // A tab is shown as blanks, so that the caret stands below the character wherever the tab stops are.
                text = "    "
                width = 4
            } else {
                text = String(scalar).escapedForDisplay
                width = text.unicodeScalars.count > 1 ? text.unicodeScalars.count : scalar.terminalWidth
            }
        }
    }
}

extension String {
    /// How many columns of a terminal the text takes.
    var terminalColumns: Int { unicodeScalars.reduce(0) { $0 + $1.terminalWidth } }
}

extension Unicode.Scalar {
    /// How many columns a terminal gives the character: none for marks and joiners, two for wide ones.
    fileprivate var terminalWidth: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
