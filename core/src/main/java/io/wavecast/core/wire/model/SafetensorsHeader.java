package io.wavecast.core.wire.model;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.Json;
import io.wavecast.core.wire.json.JsonFields;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The header of a safetensors file: type, shape and position of each tensor, and a map of texts. */
final class SafetensorsHeader {
    static final int MAX_BYTES = 16 << 20;
    private static final String METADATA = "__metadata__";

    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, TensorEntry> entries = new LinkedHashMap<>();
    private final List<TensorEntry> leftOut = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final int dataStart;
    private final Predicate<String> isLeftOut;

    private SafetensorsHeader(int dataStart, Predicate<String> isLeftOut) {
        this.dataStart = dataStart;
        this.isLeftOut = isLeftOut;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    Map<String, TensorEntry> entries() {
        return entries;
    }

    /** Position of the first byte of the data in the file. */
    int dataStart() {
        return dataStart;
    }

    /** @throws UnreadableException with the reason {@code not-safetensors}; the message names all problems */
    static SafetensorsHeader read(byte @Nullable [] bytes) {
        return read(bytes, name -> false);
    }

    /**
     * Reads a header without some of its tensors, of which only the place is checked.
     *
     * @param isLeftOut whether a name is that of a tensor that is left out
     */
    static SafetensorsHeader read(byte @Nullable [] bytes, Predicate<String> isLeftOut) {
        if (bytes == null || bytes.length < Long.BYTES) {
            throw refused("expected 8 bytes with the length of the header, was " + (bytes == null ? 0 : bytes.length));
        }
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > MAX_BYTES || length > bytes.length - Long.BYTES) {
            throw refused("expected a header of 2.." + MAX_BYTES + " bytes, was " + Long.toUnsignedString(length)
                    + ", followed by " + (bytes.length - Long.BYTES) + OtherFormats.hint(bytes));
        }
        int dataStart = Long.BYTES + (int) length;
        SafetensorsHeader header = new SafetensorsHeader(dataStart, isLeftOut);
        header.parse(Arrays.copyOfRange(bytes, Long.BYTES, dataStart));
        if (header.problems.isEmpty()) {
            List<TensorEntry> all = new ArrayList<>(header.entries.values());
            all.addAll(header.leftOut);
            TensorPlaces.check(all, bytes.length - dataStart, header.problems);
        }
        if (!header.problems.isEmpty()) {
            throw refused(Quote.all(header.problems));
        }
        return header;
    }

    /** The bytes of the header, padded with spaces, so that the data begin at a multiple of 8. */
    static byte[] write(Map<String, String> metadata, Map<String, Tensor> tensors) {
        return write(metadata, to -> {
            long offset = 0;
            for (Map.Entry<String, Tensor> named : tensors.entrySet()) {
                to.writeFieldName(named.getKey());
                offset = TensorEntry.write(to, named.getValue(), offset);
            }
        });
    }

    /** The bytes of this header with other texts, padded likewise. */
    byte[] write(Map<String, String> texts) {
        return write(texts, to -> {
            for (Map.Entry<String, TensorEntry> entry : entries.entrySet()) {
                to.writeFieldName(entry.getKey());
                entry.getValue().write(to);
            }
        });
    }

    private static byte[] write(Map<String, String> metadata, Json.Writing tensors) {
        byte[] json = Json.write(to -> {
            to.writeStartObject();
            if (!metadata.isEmpty()) {
                to.writeObjectFieldStart(METADATA);
                for (Map.Entry<String, String> text : metadata.entrySet()) {
                    to.writeStringField(text.getKey(), text.getValue());
                }
                to.writeEndObject();
            }
            tensors.to(to);
            to.writeEndObject();
        });
        byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    private void parse(byte[] json) {
        if (json[0] != '{') {
            throw refused("header: expected {, was " + Quote.of(json));
        }
        try {
            entries.putAll(Json.read(json, MAX_BYTES, parser -> {
                JsonFields fields = new JsonFields(parser, problems);
                Map<String, TensorEntry> read = new LinkedHashMap<>();
                fields.object(name -> field(fields, name, read));
                return read;
            }));
        } catch (UnreadableException e) {
            throw BadRecord.NOT_SAFETENSORS.because("expected safetensors: header: " + e.getMessage(), e);
        }
    }

    private void field(JsonFields fields, String name, Map<String, TensorEntry> read) throws IOException {
        if (name.equals(METADATA)) {
            fields.object(key -> metadata.put(key, fields.text()));
        } else {
            boolean used = !isLeftOut.test(name);
            TensorEntry.read(fields, name, used, problems).ifPresent(entry -> {
                if (used) {
                    read.put(name, entry);
                } else {
                    leftOut.add(entry);
                }
            });
        }
    }

    private static UnreadableException refused(String problem) {
        return BadRecord.NOT_SAFETENSORS.because("expected safetensors: " + problem);
    }
}
