/// What an address yields that is to be heard: an announcement's (T6), or one that is played to who waits or is held
/// (R24, R28).
public struct Medium: Sendable, Hashable {
    /// What is found there.
    public enum Form: String, Sendable, Hashable, CaseIterable {
        /// A sound file.
        case audio
        /// A cXML document of Play, Pause, Say and Redirect.
        case cxml
        /// A SWML document, which is played only where `wait_document` has it so (C2).
        case swml
    }

    /// What is found there.
    public var form: Form
    /// How long it takes to be played once.
    public var length: TimeSpan

    /// Makes a medium.
    public init(_ form: Form, _ length: TimeSpan) {
        self.form = form
        self.length = length
    }

    /// A sound file of this length.
    public static func audio(_ length: TimeSpan) -> Medium { Medium(.audio, length) }
}
