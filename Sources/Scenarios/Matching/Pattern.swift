/// A regular expression that no text and no pattern can make slow, for the matcher `matches:`.
///
/// A scenario is a stranger's file, and a backtracking engine needs hours for `(a+)+$` on a few dozen letters. This one
/// follows all possible ways at once, one character of the text at a time, so it takes at most its states times the
/// length of the text. What cannot be had that way (backreferences) or does not fit it (lookaround) is refused.
///
/// - A pattern finds itself anywhere in the text; `^` and `$` stand for the start and the end of the whole text.
/// - `.` is any character but a line feed. A class is `[a-z_]` or `[^a-z_]`; in it, a literal `[` is written `\[`.
/// - `\d` is `[0-9]`, `\w` is `[0-9A-Za-z_]`, `\s` is `[\t\n\u{B}\u{C}\r ]`, `\D \W \S` are all the rest, `\b` is where a
///   `\w` meets what is none. They mean ASCII, so that a pattern of digits is a promise about digits.
/// - `* + ? {2} {2,} {2,5}` repeat; a `?` behind them is accepted and changes nothing, as the answer is yes or no.
/// - `( )` and `(?: )` group, `|` is either; `\t \n \r \u{1F600}` and a backslash before punctuation are characters.
/// - `(?i)` at the very start ignores case: the simple case mappings of Unicode, which never turn ASCII into anything
///   else, so that `\w` stays what it is.
///
/// Characters are Unicode scalars, compared as they are, without normalization.
public struct Pattern: Sendable, Hashable {
    /// The most Unicode scalars that a pattern may have.
    public static let maximumLength = 1_000
    /// The most states that a pattern may have once its counted repeats are written out.
    public static let maximumStates = 5_000
    /// The most groups that may be open at once.
    public static let maximumDepth = 100

    /// The pattern as it was written.
    public let text: String
    private let program: Program

    /// Reads a pattern, and throws the first mistake in it.
    public init(_ text: String) throws(PatternError) {
        var parser = try Parser(text)
        self.text = text
        program = Program(try parser.pattern(), parser.classes, ignoringCase: parser.ignoresCase)
    }

    /// Whether the pattern is found anywhere in a text.
    public func matches(_ candidate: String) -> Bool { search(candidate).isFound }

    /// Looks for the pattern, and tells how much work that was.
    package func search(_ candidate: String) -> Search { program.search(candidate.utf8Span.span) }

    /// How many states the pattern has, the final one included.
    package var stateCount: Int { program.instructions.count }

    /// Patterns are equal if they are written alike, scalar by scalar.
    public static func == (left: Pattern, right: Pattern) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    /// Feeds the text, which says everything.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
