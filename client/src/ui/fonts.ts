/** Fetched after the first paint. A browser takes only the slices of the Chinese font whose characters are on the page. */
import '@fontsource/nunito/400.css'
import '@fontsource/nunito/600.css'
import '@fontsource/nunito/700.css'
import '@fontsource/noto-sans-sc/400.css'
