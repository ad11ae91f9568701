/** The topics: names, creation, and reading one to its end. */
package io.wavecast.core.topics;
