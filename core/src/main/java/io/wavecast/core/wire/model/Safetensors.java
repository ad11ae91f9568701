package io.wavecast.core.wire.model;

import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A file of named tensors and a map of texts, in the format <a href="https://github.com/huggingface/safetensors">safetensors</a>:
 *
 * <pre>
 *  length of the header (8 bytes, little-endian) · header (JSON) · data (little-endian, row-major, without holes)
 * </pre>
 *
 * <p>Tensors are written in float32, in the order of the map. Spaces pad the header, so that the data begin at a multiple of 8. The same
 * content gives the same bytes.
 */
public final class Safetensors {
    private final Map<String, String> metadata;
    private final Map<String, Tensor> tensors;

    public Safetensors(Map<String, String> metadata, Map<String, Tensor> tensors) {
        this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    Map<String, String> metadata() {
        return metadata;
    }

    /** Tensors by name, in the order of the file. */
    public Map<String, Tensor> tensors() {
        return tensors;
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableException with the reason {@code not-safetensors}
     */
    public static Safetensors read(byte[] bytes) {
        return read(bytes, name -> false);
    }

    /**
     * Reads a file without some of its tensors, which may have any type.
     *
     * @param leftOut whether a name is that of a tensor that is left out
     * @throws UnreadableException with the reason {@code not-safetensors}
     */
    public static Safetensors read(byte[] bytes, Predicate<String> leftOut) {
        SafetensorsHeader header = SafetensorsHeader.read(bytes, leftOut);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        header.entries().forEach((name, entry) -> tensors.put(name, entry.read(bytes, header.dataStart())));
        return new Safetensors(header.metadata(), tensors);
    }

    /**
     * A copy of a file with another text in its metadata. The bytes of all tensors stay as they are, also in another type than float32.
     *
     * @param change changes the text under the key, which must exist
     * @throws UnreadableException with the reason {@code not-safetensors}
     */
    static byte[] withText(byte[] bytes, String key, UnaryOperator<String> change) {
        SafetensorsHeader header = SafetensorsHeader.read(bytes);
        Map<String, String> metadata = new LinkedHashMap<>(header.metadata());
        metadata.computeIfPresent(key, (name, text) -> change.apply(text));
        byte[] changed = header.write(metadata);
        int data = bytes.length - header.dataStart();
        return ByteBuffer.allocate(Math.addExact(Long.BYTES + changed.length, data))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(changed.length)
                .put(changed)
                .put(bytes, header.dataStart(), data)
                .array();
    }

    /** The bytes of the file. */
    public byte[] write() {
        byte[] header = SafetensorsHeader.write(metadata, tensors);
        int dataBytes = tensors.values().stream()
                .mapToInt(tensor -> tensor.values().length)
                .reduce(0, Math::addExact);
        int size = Math.addExact(Long.BYTES + header.length, Math.multiplyExact(dataBytes, Float.BYTES));
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header);
        for (Tensor tensor : tensors.values()) {
            for (float value : tensor.values()) {
                bytes.putInt(Float.floatToRawIntBits(value));
            }
        }
        return bytes.array();
    }
}
