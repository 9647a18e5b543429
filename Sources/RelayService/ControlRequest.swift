package import Conferencing
package import JSONCodec

/// What the control API asks of the service: the part of the world outside RELAY.
package enum ControlRequest: Sendable {
    /// A project of its own, with knobs set (`profile`).
    case addProject(knobs: [(name: String, value: String)])
    /// Ends a project with all that it has.
    case removeProject(String)
    /// What a phone does when it rings.
    case setPhone(project: String, Phone, PhoneBehaviour)
    /// Somebody outside dials a number of the project.
    case ring(project: String, IncomingCall)
    /// The person at the far end hangs up.
    case hangUp(project: String, call: String)
    /// What an address yields, and how long that takes.
    case setMedia(project: String, url: String, Medium)
    /// The person at the far end speaks.
    case speak(project: String, call: String, Utterance)
    /// The person at the far end is silent.
    case silence(project: String, call: String)
    /// The person at the far end presses keys.
    case press(project: String, call: String, PressedKeys)
    /// Who is in a conference, and who hears whom.
    case listing(project: String, conference: String)
    /// What REST would be asked, with its parameters by REST's names.
    case moderate(project: String, ModerationRequest.Kind, params: JSONObject)
    /// Cuts the sockets of the project's sessions without a word.
    case cut(project: String)
    /// Sends the project's clients away (W50).
    case disconnect(project: String, restart: Bool)
    /// How much there is of everything.
    case state
}

/// Which phone the control API means.
package enum Phone: Sendable, Hashable {
    /// That which is dialled under a tag.
    case tag(String)
    /// That which has a number, whoever dials it.
    case number(String)
}

/// The control API's answer.
package enum ControlAnswer: Sendable, Hashable {
    /// It is done.
    case done
    /// This is the case.
    case json(JSONValue)
    /// There is no such thing; a sentence says what.
    case unknown(String)
    /// It is wrong; a sentence says what.
    case refused(String)
}
