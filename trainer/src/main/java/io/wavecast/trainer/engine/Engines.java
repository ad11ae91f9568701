package io.wavecast.trainer.engine;

import io.wavecast.trainer.engine.deeplearning4j.Deeplearning4jEngine;
import io.wavecast.trainer.engine.pytorch.PytorchEngine;
import java.util.List;

/** The engines there are, by the words that settings use. */
public final class Engines {
    /** In the order in which help texts name them. */
    public static final List<String> WORDS = List.of("deeplearning4j", "pytorch");

    private Engines() {}

    /** @throws IllegalArgumentException if there is no such engine; the message names those there are */
    public static Engine of(String word) {
        return switch (word) {
            case "deeplearning4j" -> new Deeplearning4jEngine();
            case "pytorch" -> new PytorchEngine();
            default ->
                throw new IllegalArgumentException(
                        "there is no engine '" + word + "': " + String.join(" and ", WORDS) + " are there");
        };
    }
}
