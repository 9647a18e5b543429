/// What a scenario's name is to be like: a text that it holds, or with `*` or `?` a pattern for all of it.
///
/// Upper and lower case are the same. `*` stands for any text, `?` for one character, and after a backslash each character
/// stands for itself.
struct NamePattern {
    private enum Part: Hashable {
        case character(Character)
        case anyCharacter
        case anyText
    }

    private let parts: [Part]
    /// As it was given.
    let text: String
    /// Whether it is for the whole name.
    let isPattern: Bool

    init(_ text: String) {
        self.text = text
        var parts: [Part] = []
        var isQuoted = false
        var isPattern = false
        for character in text.lowercased() {
            switch character {
            case _ where isQuoted:
                parts.append(.character(character))
                isQuoted = false
            case "\\": isQuoted = true
            case "*":
                if parts.last != .anyText { parts.append(.anyText) }
                isPattern = true
            case "?":
                parts.append(.anyCharacter)
                isPattern = true
            case _: parts.append(.character(character))
            }
        }
        if isQuoted { parts.append(.character("\\")) }
        self.isPattern = isPattern
        self.parts = isPattern ? parts : [.anyText] + parts + [.anyText]
    }

    /// Whether a name is like that. After a `*` that has taken too little it is tried again with one character more, and
    /// only the last `*` is ever to be tried again, so that the work is the product of the two lengths at most.
    func matches(_ name: String) -> Bool {
        let name = Array(name.lowercased())
        var (part, place) = (0, 0)
        var retry: (part: Int, place: Int)?
        while place < name.count {
            if part < parts.count, parts[part] == .anyText {
                retry = (part, place)
                part += 1
            } else if part < parts.count, parts[part] == .anyCharacter || parts[part] == .character(name[place]) {
                part += 1
                place += 1
            } else if let last = retry {
                retry = (last.part, last.place + 1)
                (part, place) = (last.part + 1, last.place + 1)
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { $0 == .anyText }
    }
}
