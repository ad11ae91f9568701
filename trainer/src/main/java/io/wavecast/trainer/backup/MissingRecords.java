package io.wavecast.trainer.backup;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of a backup that a topic lacks. Under each key only records behind the topic's newest one are missing: compaction keeps the
 * last record of a key, so an older one must never come after a newer one.
 */
final class MissingRecords {
    private MissingRecords() {}

    /**
     * Compares a backup with a topic, both oldest first.
     *
     * @throws IllegalArgumentException if the newest record of a key in the topic is a model that the backup does not have
     */
    static List<ModelRecord> of(List<ModelRecord> backup, List<ModelRecord> topic) {
        Map<ByteBuffer, ModelRecord> newest = new LinkedHashMap<>();
        topic.forEach(record -> newest.put(ByteBuffer.wrap(record.key()), record));
        List<String> others = new ArrayList<>();
        List<ModelRecord> missing = new ArrayList<>();
        for (int i = 0; i < backup.size(); i++) {
            ModelRecord record = backup.get(i);
            ModelRecord last = newest.get(ByteBuffer.wrap(record.key()));
            int at = last == null ? -1 : lastIndexOf(last, backup);
            if (last != null && at < 0 && last.model().isPresent()) {
                others.add(ModelBackup.version(last) + " (backup: " + ModelBackup.version(record) + ")");
            } else if (i > at) {
                missing.add(record);
            }
        }
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected no other models of the names in the backup, was " + String.join(", ", others)
                            + "; retire them by tombstones first, or publish one file by import --from wavecast");
        }
        return missing;
    }

    private static int lastIndexOf(ModelRecord wanted, List<ModelRecord> records) {
        for (int i = records.size() - 1; i >= 0; i--) {
            if (records.get(i).hasContentOf(wanted)) {
                return i;
            }
        }
        return -1;
    }
}
