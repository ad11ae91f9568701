package io.wavecast.streams.registry;

import io.wavecast.core.model.Model;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.forecast.ForecastSettings;
import java.util.Optional;

/** What a readable model has to fulfil before it comes into force. */
final class ModelAdmission {
    /** Means per forecast: with the ends of their intervals they have to fit into a message. */
    static final int MAX_FORECAST_VALUES = 8_192;

    private ModelAdmission() {}

    /** @throws UnreadableException if the model has to stay outside */
    static void check(String key, Model candidate, Optional<Model> inForce) {
        String name = candidate.version().name();
        if (!name.equals(key)) {
            throw new UnreadableException(
                    "key-mismatch", candidate.version() + " came under the key '" + key + "': its name is right");
        }
        if (candidate.version().number() < 1) {
            throw new UnreadableException(
                    "not-newer", candidate.version() + " has no version number: 1 or more is right");
        }
        if (inForce.isPresent()
                && candidate.version().number() <= inForce.get().version().number()) {
            throw new UnreadableException(
                    "not-newer",
                    candidate.version() + " is not newer than " + inForce.get().version());
        }
        if (candidate.spec().network().bidirectional()) {
            throw new UnreadableException(
                    "needs-the-end",
                    candidate.version()
                            + " reads from both ends, and a series has none: a model of one direction is right");
        }
        long channels = candidate.spec().channels();
        long said = (long) candidate.spec().outputsPerHorizon()
                * candidate.spec().horizons().size();
        if (said > MAX_FORECAST_VALUES) {
            throw new UnreadableException(
                    "too-large",
                    candidate.version() + " says " + said
                            + " values per forecast (channels or labels, times horizons): at most "
                            + MAX_FORECAST_VALUES + " are right");
        }
        long remembered = channels * candidate.spec().warmup();
        if (remembered > ForecastSettings.MAX_RING_VALUES) {
            throw new UnreadableException(
                    "too-large",
                    candidate.version() + " needs " + remembered + " past values (channels times warmup): at most "
                            + ForecastSettings.MAX_RING_VALUES + " are right");
        }
    }
}
