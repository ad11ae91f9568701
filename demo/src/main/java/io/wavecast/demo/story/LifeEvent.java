package io.wavecast.demo.story;

/**
 * An event in the life of a model.
 *
 * @param seconds time since the signal started
 * @param text one plain sentence
 */
public record LifeEvent(Kind kind, double seconds, String text) {
    /** What happened, in the order of the story. */
    public enum Kind {
        FIRST_MODEL("first model"),
        RHYTHM("new rhythm"),
        ERROR_ROSE("error rises"),
        REQUEST("drift, request"),
        CHALLENGER("challenger"),
        PROMOTED("promoted"),
        ERROR_FELL("error falls"),
        FORCED("bad model forced"),
        STEPPED_DOWN("stepped down");

        private final String mark;

        Kind(String mark) {
            this.mark = mark;
        }

        /** A few words for a mark in a picture. */
        String mark() {
            return mark;
        }
    }
}
