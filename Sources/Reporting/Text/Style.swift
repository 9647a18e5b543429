/// Whether text is coloured. Colour never carries what the words do not say.
public struct Style: Sendable, Hashable {
    private let usesColour: Bool

    /// No colours.
    public static let plain = Style(usesColour: false)
    /// ANSI colours, for a terminal.
    public static let coloured = Style(usesColour: true)

    private init(usesColour: Bool) { self.usesColour = usesColour }

    func error(_ text: String) -> String { paint(text, "1;31") }
    func warning(_ text: String) -> String { paint(text, "1;33") }
    func good(_ text: String) -> String { paint(text, "32") }
    func strong(_ text: String) -> String { paint(text, "1") }
    func faint(_ text: String) -> String { paint(text, "2") }
    func mark(_ text: String) -> String { paint(text, "1;36") }

    private func paint(_ text: String, _ code: String) -> String {
        usesColour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
