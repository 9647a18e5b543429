import Conferencing

/// The documents that an address of `media` may yield.
public enum MediumKey: String, Vocabulary {
    case cxml
    case swml

    /// What such a word is called in a message.
    public static let noun = "document of media"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<MediumKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .cxml: term("a duration", "A cXML document of Play, Pause, Say and Redirect that takes so long.")
        case .swml: term("a duration", "A SWML document that takes so long; played where wait_document says so only.")
        }
    }

    /// The form that it is.
    var form: Medium.Form {
        switch self {
        case .cxml: .cxml
        case .swml: .swml
        }
    }
}
