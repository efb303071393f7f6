/** For devices without Chinese of their own. A browser takes only the slices whose characters are on the page. */
import '@fontsource/noto-sans-sc/400.css'
import '@fontsource/noto-sans-sc/600.css'
