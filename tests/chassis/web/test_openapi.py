"""The OpenAPI document says what the API is, and only that."""

import httpx


async def test_it_lists_the_api_and_neither_pages_nor_sign_in(client: httpx.AsyncClient) -> None:
    document = (await client.get("/gallery/openapi.json")).json()
    assert document["info"]["title"] == "Gallery API"
    assert "/gallery/v1/say" in document["paths"]
    assert all(path.startswith("/gallery/v1/") for path in document["paths"])


async def test_it_says_how_to_sign_in_and_what_goes_wrong(client: httpx.AsyncClient) -> None:
    document = (await client.get("/gallery/openapi.json")).json()
    say = document["paths"]["/gallery/v1/say"]["post"]
    assert say["security"] == [{"bearer": []}, {"session": []}]
    assert "security" not in document["paths"]["/gallery/v1/search"]["get"]
    assert document["paths"]["/gallery/v1/staff"]["get"]["security"]
    assert list(say["responses"]["4XX"]["content"]) == ["application/problem+json"]
    assert "422" not in say["responses"]
    assert {"bearer", "session"} == set(document["components"]["securitySchemes"])
    assert "HTTPValidationError" not in document["components"]["schemas"]


async def test_there_are_no_documentation_pages_from_elsewhere(client: httpx.AsyncClient) -> None:
    for path in ("/docs", "/redoc", "/gallery/docs"):
        assert (await client.get(path)).status_code == 404
