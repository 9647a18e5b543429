import Conferencing

/// Guesses which word was meant by a text that is none.
package enum Guess {
    /// The nearest word; where none is near, the only one that begins as the text does.
    ///
    /// `leaf` and `leaving` are far from `leave` and can hardly mean anything else: more than half of the longer of the two
    /// must be common, three letters at least, and no other word may have as much.
    package static func name(for text: String, among words: [String]) -> String? {
        if let near = Nearest.name(to: text, among: words) { return near }
        let text = Array(text.utf8.prefix(longestText + 1))
        guard text.count <= longestText else { return nil }
        let alike = words.filter { word in
            let common = zip(text, word.utf8).prefix { $0 == $1 }.count
            return common >= 3 && common * 2 > max(text.count, word.utf8.count)
        }
        return alike.count == 1 ? alike[0] : nil
    }

    /// Longer texts are no misspelt words.
    private static let longestText = 80
}
