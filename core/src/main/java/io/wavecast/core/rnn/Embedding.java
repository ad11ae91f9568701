package io.wavecast.core.rnn;

/**
 * A vector for each token, learned with the network: {@code E·x} with an x that is 1 at the token's index and 0 elsewhere, which is no
 * more than the look-up of a column. Token 0 stands for all that the vocabulary has not.
 */
public final class Embedding {
    private final int length;
    private final float[][] vectors; // (tokens)(length)

    /** @param values (tokens, length) row-major, as PyTorch keeps them; copied */
    public Embedding(int tokens, int length, float[] values) {
        if (values.length != (long) tokens * length) {
            throw new IllegalArgumentException(tokens + " vectors of " + length + " are " + (long) tokens * length
                    + " values, had " + values.length);
        }
        this.length = length;
        this.vectors = new float[tokens][length];
        for (int token = 0; token < tokens; token++) {
            System.arraycopy(values, token * length, vectors[token], 0, length);
        }
    }

    public int tokens() {
        return vectors.length;
    }

    public int length() {
        return length;
    }

    /** (length) of a token, shared; of token 0 for what is no token. */
    float[] of(float token) {
        int index = (int) token;
        return vectors[index == token && index >= 0 && index < vectors.length ? index : 0];
    }

    /** (tokens, length) row-major, a copy. */
    public float[] toRowMajor() {
        float[] values = new float[vectors.length * length];
        for (int token = 0; token < vectors.length; token++) {
            System.arraycopy(vectors[token], 0, values, token * length, length);
        }
        return values;
    }
}
