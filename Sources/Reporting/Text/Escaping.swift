extension String {
    /// The text fit to be shown: everything that a terminal would act on, or that would make it read otherwise than it is
    /// written, is made visible as `\u{1B}`. Files, peers and arguments are untrusted.
    public var escapedForDisplay: String {
        guard unicodeScalars.contains(where: \.mustBeEscaped) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if scalar.mustBeEscaped { text += scalar.escape } else { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    /// The text fit to be shown at the beginning of a line, where GitHub would take `::` for a command to it.
    var escapedAtLineStart: String {
        let shown = escapedForDisplay
        let blanks = shown.prefix(while: \.isWhitespace)
        guard shown.dropFirst(blanks.count).hasPrefix("::") else { return shown }
        return blanks + "\\u{3A}" + shown.dropFirst(blanks.count + 1)
    }

    /// The text as one word for a shell, fit to be shown.
    public var quotedForShell: String {
        let shown = escapedForDisplay
        let isPlain = shown.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                || "/._-+,@:".utf8.contains(byte)
        }
        return isPlain && !shown.isEmpty ? shown : "'" + shown.replacing("'", with: "'\\''") + "'"
    }

    /// The text fit to stand in XML, in text and in attributes. What XML 1.0 cannot hold at all is made visible.
    var escapedForXML: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "&": text += "&amp;"
            case "\"": text += "&quot;"
            case "\n": text += "&#10;"
            case "\t": text += "&#9;"
            default: if scalar.mustBeEscaped { text += scalar.escape } else { text.unicodeScalars.append(scalar) }
            }
        }
        return text
    }

    /// As `escapedForXML`, but lines stay lines: for the body of an element.
    var escapedForXMLBody: String { escapedForXML.replacing("&#10;", with: "\n").replacing("&#9;", with: "\t") }
}

extension Unicode.Scalar {
    /// Control characters (C0, C1, delete), bidirectional overrides and isolates, line separators, and what is no
    /// character at all.
    fileprivate var mustBeEscaped: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF:
            true
        default: false
        }
    }

    fileprivate var escape: String { "\\u{" + String(value, radix: 16, uppercase: true) + "}" }
}

extension ClosedRange<UInt64> {
    /// Seeds as the command line has them.
    var words: String { "\(lowerBound)..\(upperBound)" }
}
