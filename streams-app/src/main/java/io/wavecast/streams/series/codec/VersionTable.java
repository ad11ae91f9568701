package io.wavecast.streams.series.codec;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.streams.series.SeriesState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** The model versions in a state. Each is written once and referenced by its position, since few versions have many references. */
final class VersionTable {
    private static final String CONTENT = "model versions";

    private final List<ModelVersion> versions;

    private VersionTable(List<ModelVersion> versions) {
        this.versions = versions;
    }

    static VersionTable of(SeriesState state) {
        LinkedHashSet<ModelVersion> versions = new LinkedHashSet<>();
        versions.add(state.lifecycle().model());
        state.refused().ifPresent(versions::add);
        state.pending().forEach(pending -> versions.add(pending.model()));
        state.scores().forEach(sum -> versions.add(sum.model()));
        return new VersionTable(new ArrayList<>(versions));
    }

    static VersionTable read(BinaryReader in) {
        int count = in.getCount(Integer.BYTES + Long.BYTES, CONTENT);
        List<ModelVersion> versions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            versions.add(version(in.getText(CONTENT), in.getLong(CONTENT)));
        }
        return new VersionTable(versions);
    }

    static ModelVersion version(String name, long number) {
        try {
            return new ModelVersion(name, number);
        } catch (IllegalArgumentException e) {
            throw BadRecord.BAD_STATE.because("expected a valid model version in the state: " + e.getMessage(), e);
        }
    }

    void write(BinaryWriter out) {
        out.putInt(versions.size());
        for (ModelVersion version : versions) {
            out.putText(version.name());
            out.putLong(version.number());
        }
    }

    void put(ModelVersion version, BinaryWriter out) {
        out.putInt(versions.indexOf(version));
    }

    ModelVersion get(BinaryReader in) {
        return versions.get(in.getIntInRange(0, versions.size() - 1, "the position of a model version"));
    }
}
