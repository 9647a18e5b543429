extension ValueType {
    /// One of the words of an enum, which are typed nowhere else.
    public static func word<Word: RawRepresentable<String> & CaseIterable>(of _: Word.Type) -> ValueType {
        .word(Word.allCases.map(\.rawValue))
    }

    /// Some of the words of an enum, separated by spaces.
    public static func words<Word: RawRepresentable<String> & CaseIterable>(of _: Word.Type) -> ValueType {
        .words(Word.allCases.map(\.rawValue))
    }

    /// An address of the web.
    public static let web = ValueType.url(schemes: ["https", "http"])
}
