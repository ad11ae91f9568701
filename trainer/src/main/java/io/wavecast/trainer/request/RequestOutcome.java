package io.wavecast.trainer.request;

/** What became of a wish for a training. */
public enum RequestOutcome {
    /** It is in the topic. */
    REQUESTED("requested"),
    /** The name has a request that is not answered yet. */
    OPEN("open"),
    /** The name was requested within the cool-down. */
    COOLING_DOWN("cooling-down"),
    /** The name has a newer version that nothing was decided about: another one would take its place. */
    CHALLENGED("challenged");

    private final String word;

    RequestOutcome(String word) {
        this.word = word;
    }

    /** The word in answers and metrics. */
    public String word() {
        return word;
    }
}
