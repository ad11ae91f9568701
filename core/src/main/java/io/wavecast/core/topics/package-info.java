/** The topics: their names, how they are created, and how one is read to its end. */
package io.wavecast.core.topics;
