package io.wavecast.streams.registry;

import io.wavecast.core.adapt.AdapterSize;
import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.series.InputRing;
import java.util.Optional;

/** The conditions that a readable model must meet to come into force. */
final class ModelAdmission {
    /** Limit of the means per forecast: with the ends of their intervals they must fit into a message. */
    private static final int MAX_FORECAST_VALUES = 8_192;

    private ModelAdmission() {}

    /** @throws UnreadableException if the model must be refused */
    static void check(String key, Model candidate, Optional<Model> inForce) {
        ModelVersion version = candidate.version();
        ModelSpec spec = candidate.spec();
        refuseIf(
                !version.name().equals(key),
                ModelRefusal.KEY_MISMATCH,
                "expected the record key '" + version.name() + "', the name of model " + version + ", was '" + key
                        + "'");
        refuseIf(
                version.number() < 1,
                ModelRefusal.NOT_NEWER,
                "expected a version number of at least 1, was " + version.number() + " in " + version);
        refuseIf(
                inForce.isPresent()
                        && version.number() <= inForce.get().version().number(),
                ModelRefusal.NOT_NEWER,
                "expected a version newer than the one in force, was " + version);
        refuseIf(
                spec.network().bidirectional(),
                ModelRefusal.NEEDS_THE_END,
                "expected layers in one direction, since a series has no end, was bidirectional in " + version);
        refuseIfAbove(
                MAX_FORECAST_VALUES,
                (long) spec.outputsPerHorizon() * spec.horizons().size(),
                "values per forecast of " + version + " (channels or labels, times horizons)");
        refuseIfAbove(
                InputRing.MAX_VALUES,
                (long) spec.channels() * spec.warmup(),
                "past values for " + version + " (channels times warmup)");
        candidate.adapter().ifPresent(adapter -> checkAdapter(version, adapter, spec.channels()));
    }

    private static void checkAdapter(ModelVersion version, AdapterSettings adapter, int channels) {
        refuseIfAbove(
                AdapterSize.MAX_SEASON_VALUES,
                (long) channels * adapter.season(),
                "values of a season for the adapter of " + version + " (channels times season)");
        long bytes = AdapterSize.bytes(adapter, channels);
        refuseIf(
                bytes > AdapterSize.MAX_BYTES,
                ModelRefusal.TOO_LARGE,
                "expected at most " + AdapterSize.MAX_BYTES + " bytes per series for the adapter of " + version
                        + ", was "
                        + bytes + " (" + adapter.horizons().size() + " corrected horizons, " + channels
                        + " channels): correct fewer horizons, such as by train --adapter paying, or none (--adapter off)");
    }

    private static void refuseIf(boolean condition, ModelRefusal reason, String message) {
        if (condition) {
            throw reason.because(message);
        }
    }

    private static void refuseIfAbove(long limit, long value, String quantity) {
        refuseIf(
                value > limit, ModelRefusal.TOO_LARGE, "expected at most " + limit + " " + quantity + ", was " + value);
    }
}
