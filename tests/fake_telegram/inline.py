"""The Bot API method of inline mode: answerInlineQuery."""

import time

from tests.fake_telegram.editing import TOO_OLD
from tests.fake_telegram.entities import parse
from tests.fake_telegram.params import Params
from tests.fake_telegram.state import State
from tests.fake_telegram.words import Article, BotApiError, Json, Offered

MAX_RESULTS, MAX_ID = 50, 64


def answer_inline(state: State, params: Params) -> Json:
    """Offer articles to who typed the query; only what a person may be shown is kept."""
    query_id = params.text("inline_query_id")
    if query_id not in state.queries:
        raise BotApiError(400, TOO_OLD)
    asked = params.parsed("results")
    if not isinstance(asked, list):
        raise BotApiError(400, "Bad Request: can't parse inline query results JSON object")
    if len(asked) > MAX_RESULTS:
        raise BotApiError(400, "Bad Request: RESULTS_TOO_MUCH")
    articles = tuple(_article(one) for one in asked)
    if len({article.key for article in articles}) < len(articles):
        raise BotApiError(400, "Bad Request: RESULT_ID_DUPLICATE")
    user_id = state.queries[query_id]
    state.offered.append(Offered(query_id, user_id, articles, params.flag("is_personal"), time.time()))
    return True


def _article(result: Json) -> Article:
    if not isinstance(result, dict) or result.get("type") != "article":
        raise BotApiError(400, "Bad Request: unsupported inline query result")
    key, title, content = result.get("id"), result.get("title"), result.get("input_message_content")
    if not isinstance(key, str) or not 1 <= len(key.encode()) <= MAX_ID:
        raise BotApiError(400, "Bad Request: RESULT_ID_INVALID")
    if not isinstance(title, str) or not title.strip() or not isinstance(content, dict):
        raise BotApiError(400, "Bad Request: can't parse inline query result")
    text, _entities = parse(str(content.get("message_text", "")), str(content.get("parse_mode", "")))
    return Article(key, title, str(result.get("description", "")), text)
