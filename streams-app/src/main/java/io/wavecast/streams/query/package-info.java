/**
 * Questions about series and models over HTTP. They read copies of the states as they were last written to the store, in threads of their
 * own: no thread of the stream waits for a question.
 */
package io.wavecast.streams.query;
